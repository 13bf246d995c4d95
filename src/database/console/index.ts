export { type ConsoleAnswer, type ConsoleValue, createConsole, type SqlConsole } from './console'
export { ConsoleError, type ConsoleFault } from './error'
export { type ConsoleColumn, forbiddenWord, mostRows } from './statement'
