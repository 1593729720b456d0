// A thread that judges the signatures it is given, as far as nobody else has them in hand.
import { parentPort } from 'node:worker_threads'
import { type Batch, judgeBatch } from './batch.ts'

parentPort?.on('message', (batch: Batch) => void judgeBatch(batch))
