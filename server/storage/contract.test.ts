import { ENGINES } from '../testing/engines.ts'
import { storageContract } from './contract/suite.ts'

for (const engine of ENGINES) storageContract(engine)
