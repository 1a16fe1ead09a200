import path from 'node:path'
import ts from 'typescript'

const root = path.resolve(__dirname, '../..')

const check = (file: string): { errors: string[]; files: string[] } => {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (name) =>
    ts.sys.readFile(name)
  ) as { config: { compilerOptions: object } }
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root)
  const program = ts.createProgram([path.join(__dirname, file)], { ...options, noEmit: true })
  const errors = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  return { errors, files: program.getSourceFiles().map(({ fileName }) => fileName) }
}

describe('the types of payloads and settings', () => {
  it('are exactly those that the fields say, and refuse what they do not', () => {
    const { errors, files } = check('payloads.ts')
    expect(errors).toEqual([])
    expect(files).toContain(path.join(root, 'src/identifyUser/fields.ts'))
  }, 60_000)
})
