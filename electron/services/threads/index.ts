export { createWorkerPool, workerEntry, WorkerCrash, type WorkerPool, type WorkerPoolOptions } from './worker-pool.ts'
