// The plugins of retext have their lists for essays. These words of them are facts or terms here.
const list = (text) => text.split(',').map((word) => word.trim())

/** Participles that tell a state, whoever caused it: an event is sent, an attribute is left out. */
export const states = list(
  `sent, left, kept, lost, known, shown, hidden, set, written, read, run, gone, found, built, made, drawn, broken, stuck,
  frozen, put, done, given, taken, seen, meant, withdrawn, chosen, forgotten, laid, heard, thrown, told`
)

/** Words that are exact in a text on software: "all", "only", "at least 20". */
export const facts =
  list(`that, own, so, can, all, only, says, would, over, again, then, somebody, read, may, real,
  something, many, about, too, up, back, still, must, looks, works, most, could, finds, whatever, some, whoever, say, right,
  far, also, well, start, few, down, already, often, even, much, like, should, always, several, found, will, whenever,
  looked, enough, begin, began, at least, around, heard, wherever, wanted, try, started, find, better, touched, things,
  saw, little, likely, helps, decided, close, clear, and all that, understands, guessed,
  somewhere, exactly, thinks, supports, acts, anyway, look like, looks like`)

/** Terms of the web, and sentences that begin with "it is". */
export const plain =
  list(`it is, there is, there are, function, option, request, identify, type, address, component, interface,
  forward, render, evaluate, delete, all of, relative to, however, contains, require, effect`)
