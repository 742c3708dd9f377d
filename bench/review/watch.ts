/** What is measured inside the window. The content policy allows no strings as code, so everything here is a function that is sent whole. */

/** What `watchKeys` leaves in the window. */
export interface Watch {
  /** Milliseconds from the press of an awaited key to the paint after it. */
  take(): number[]
  /** The next press is measured; `until` names what must be there before its paint counts. */
  arm(until: 'frame' | 'page'): void
  idle(): boolean
  /** The longest task of the main thread so far, milliseconds; 0 where none was longer than 50. */
  longest(): number
}

declare global {
  interface Window {
    watch: Watch
  }
}

/** A message posted in an animation frame arrives after that frame was painted. */
export function watchKeys(): void {
  let samples: number[] = []
  let armed: 'frame' | 'page' | null = null
  let open = 0
  let longest = 0
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration)
  }).observe({ type: 'longtask' })
  const firstBlock = (): string | null => document.querySelector('.sheets [data-block]')?.getAttribute('data-block') ?? null
  const painted = (done: () => void): void => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = done
      channel.port2.postMessage(null)
    })
  }
  addEventListener(
    'keydown',
    (event) => {
      if (armed === null || ['Control', 'Shift', 'Alt'].includes(event.key)) return
      const until = armed
      armed = null
      open++
      const start = event.timeStamp
      const before = firstBlock()
      const look = (): void => {
        painted(() => {
          const now = firstBlock()
          if (until === 'page' && (now === before || now === null)) return look()
          samples.push(performance.now() - start)
          open--
        })
      }
      look()
    },
    { capture: true },
  )
  window.watch = {
    take: () => {
      const taken = samples
      samples = []
      return taken
    },
    arm: (until) => {
      armed = until
    },
    idle: () => open === 0 && armed === null,
    longest: () => longest,
  }
}

/** How long a frame takes in which nothing happens, asked for at the pace of the presses: what every press pays at least. */
export function emptyFrames(): Promise<number[]> {
  return new Promise((resolve) => {
    const taken: number[] = []
    const next = (): void => {
      const start = performance.now()
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          taken.push(performance.now() - start)
          if (taken.length < 60) setTimeout(next, 40 + ((taken.length * 7) % 17))
          else resolve(taken)
        }
        channel.port2.postMessage(null)
      })
    }
    next()
  })
}

/** The same text as bare paragraphs, put into the document and painted: the least that opening a page can take. */
export async function bareParagraphs(): Promise<number[]> {
  const texts = [...document.querySelectorAll('.sheets [data-block]')].map((block) => block.textContent)
  const taken: number[] = []
  for (let i = 0; i < 20; i++) {
    const start = performance.now()
    const place = document.createElement('div')
    for (const text of texts) place.append(Object.assign(document.createElement('p'), { textContent: text }))
    document.body.append(place)
    await new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve()
        channel.port2.postMessage(null)
      })
    })
    taken.push(performance.now() - start)
    place.remove()
  }
  return taken
}
