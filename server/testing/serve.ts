import { readConfig } from '../config.ts'
import { startServer } from '../server.ts'
import { PASSWORD_COST } from './passwords.ts'

/** The server alone, with the client as it was built: for tests that end its process the hard way. */
const { url } = await startServer(readConfig(process.env), { passwordCost: PASSWORD_COST })
console.log(url.replace('localhost', '127.0.0.1'))
