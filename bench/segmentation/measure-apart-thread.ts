/** A thread that learns the weights of one course and ends. */
import { parentPort, workerData } from 'node:worker_threads'

import { learnWeights } from '#shared/segmentation/index.ts'

import type { Course } from './measure-apart.ts'
import { trainingPages } from './training-pages.ts'

const { name, withoutPage, withoutPapers, pages } = workerData as Course
parentPort?.postMessage(learnWeights(trainingPages(withoutPage, pages, withoutPapers), name))
