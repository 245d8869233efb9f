// No text of the catalogue is unused. Missing ones are errors of the compiler already.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const isText = (file) => file.includes('/src/text/en/');

const config = ts.getParsedCommandLineOfConfigFile(
  `${root}tsconfig.json`,
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
);
const program = ts.createProgram(config.fileNames, config.options);
const checker = program.getTypeChecker();

const texts = new Map(); // declaration → its name for a person
const used = new Set();

function collect(node, path) {
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const name = [...path, property.name.text];
    const value = ts.isSatisfiesExpression(property.initializer)
      ? property.initializer.expression
      : property.initializer;
    if (ts.isObjectLiteralExpression(value)) collect(value, name);
    else texts.set(property, name.join('.'));
  }
}

const use = (symbol) => symbol?.declarations?.forEach((declaration) => used.add(declaration));

// `words[code]` may be any of them, and so may what is handed on as a whole.
function useAll(type) {
  for (const symbol of type.getProperties()) {
    use(symbol);
    for (const declaration of symbol.declarations ?? []) {
      if (texts.has(declaration) || !isText(declaration.getSourceFile().fileName)) continue;
      useAll(checker.getTypeOfSymbol(symbol));
    }
  }
}

function visit(node) {
  if (ts.isPropertyAccessExpression(node)) use(checker.getSymbolAtLocation(node.name));
  if (ts.isElementAccessExpression(node)) useAll(checker.getTypeAtLocation(node.expression));
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const name = (node.propertyName ?? node.name).text;
    use(checker.getTypeAtLocation(node.parent).getProperty(name));
  }
  ts.forEachChild(node, visit);
}

for (const source of program.getSourceFiles().filter(({ fileName }) => isText(fileName))) {
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    for (const { name, initializer } of statement.declarationList.declarations) {
      const value = ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
      if (ts.isObjectLiteralExpression(value)) collect(value, [name.text]);
    }
  }
}
for (const source of program.getSourceFiles()) {
  if (source.fileName.startsWith(`${root}src/`) && !isText(source.fileName)) visit(source);
}

const unused = [...texts].filter(([declaration]) => !used.has(declaration)).map(([, name]) => name);
if (unused.length > 0) {
  console.error(`Texts that nobody uses:\n${unused.map((name) => `  ${name}`).join('\n')}`);
  process.exit(1);
}
console.log(`${texts.size} texts, each in use.`);
