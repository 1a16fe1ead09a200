import { buildCandidates } from './micro/build'
import { measureDispatch } from './micro/dispatch'

void buildCandidates()
  .then((candidates) => measureDispatch(candidates, 80))
  .then((results) => {
    for (const {
      event,
      mappings,
      matching,
      eventsPerSecond,
      againstNpmRuntime,
      overFloor
    } of results)
      console.log(
        event.padEnd(22),
        mappings,
        matching,
        JSON.stringify(Object.values(eventsPerSecond).map(Math.round)),
        againstNpmRuntime.toFixed(2),
        (overFloor * 100).toFixed(1) + '%'
      )
  })
