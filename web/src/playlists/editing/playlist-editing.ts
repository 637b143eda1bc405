import { ExternalStore } from '../../shared/external-store.ts'
import { canRetry, problemOf, type ScreenProblem } from '../../shared/problem.ts'
import type { Line } from '../item.ts'
import { applyCall, callsBetween, type EditCall, isSameList, nextCall, type RowId, type RowList } from './edit-call.ts'
import { edited, kept, redone, undone } from './edit-steps.ts'
import type { Edit, EditingNews, EditingState, Progress, SpotifyPlaylist } from './editing-state.ts'
import { changesBetween } from './merge.ts'
import { recognise, rowOf } from './rows.ts'

interface Options {
  lines: readonly (Line | undefined)[]
  version: string
  spotify: SpotifyPlaylist
  tell: (news: EditingNews) => void
}

/** Longer lists are not read again after each edit: 400 rows are one request of this app, and 8 calls to Spotify. */
const mostVerified = 400

/**
 * The edits of one playlist: on screen at once, then sent call by call. What is sent follows from the difference between the
 * rows that Spotify has and the rows that are wanted, so nothing is sent twice, and whatever stopped can go on.
 */
export class PlaylistEditing extends ExternalStore<EditingState> {
  readonly #spotify: SpotifyPlaylist
  readonly #tell: Options['tell']
  /** The steps and the rows when everything was sent. */
  #settled: { past: readonly Edit[]; list: RowList }
  /** The call whose answer did not come: Spotify may have taken it. */
  #inDoubt: EditCall | undefined
  #isSending = false
  #isStopped = false
  #made = 0
  /** URIs that calls of this run removed at some of their places. */
  #removed = new Set<string>()

  constructor({ lines, version, spotify, tell }: Options) {
    const list = lines.map((_, index) => index)
    const rows = new Map(lines.map((line, index) => [index, rowOf(line)]))
    super({ rows, version, sent: list, wanted: list, past: [], future: [] })
    this.#spotify = spotify
    this.#tell = tell
    this.#settled = { past: [], list }
  }

  /** Numbers for songs that are to be added, for the next `edit`. */
  introduce(lines: readonly Line[]): RowId[] {
    const { rows } = this.read()
    const first = Math.max(-1, ...rows.keys()) + 1
    const added = lines.map((line, index) => [first + index, rowOf(line)] as const)
    this.#update({ rows: new Map([...rows, ...added]) })
    return added.map(([id]) => id)
  }

  /** Changes the list. @param done what was done, in words */
  edit(done: string, after: RowList): Promise<void> {
    const state = this.read()
    return isSameList(after, state.wanted) ? Promise.resolve() : this.#take(edited(state, done, after))
  }

  undo(): Promise<void> {
    return this.#take(undone(this.read()))
  }

  redo(): Promise<void> {
    return this.#take(redone(this.read()))
  }

  /** Stops after the call under way. What went through stays, and can be undone. */
  stop(): void {
    if (this.#isSending) this.#isStopped = true
    else this.#giveUp()
  }

  /** Goes on after a trouble. */
  resume(): Promise<void> {
    this.#update({ trouble: undefined })
    return this.#send()
  }

  /** Takes the list of the others, and forgets what was not sent. */
  showTheirs(): void {
    const { conflict } = this.read()
    if (conflict) this.#settleOn(conflict.theirs, conflict.version, [])
  }

  /** Makes the edits of this page in the list of the others. */
  keepMine(): Promise<void> {
    const { theirs } = this.read().conflict ?? {}
    if (theirs) this.#settled = { past: this.#settled.past, list: theirs }
    return this.#take(theirs && kept(this.read()))
  }

  #take(step: Partial<EditingState> | undefined): Promise<void> {
    if (!step) return Promise.resolve()
    this.#update(step)
    return this.#send()
  }

  async #send(): Promise<void> {
    const { trouble, conflict } = this.read()
    if (this.#isSending || trouble || conflict) return
    this.#isSending = true
    this.#isStopped = false
    this.#made = 0
    this.#removed.clear()
    try {
      while (this.#next() && (await this.#makeCalls())) await this.#verify()
    } catch (error) {
      await this.#meetFailure(problemOf(error))
    } finally {
      this.#isSending = false
      this.#update({ progress: undefined })
    }
  }

  /** @returns whether Spotify now has the rows that are wanted */
  async #makeCalls(): Promise<boolean> {
    for (let call = this.#next(); call; call = this.#next()) {
      this.#update({ progress: this.#progress() })
      // The first call is for the rows that this page knows, and a call that adds names no version.
      if ((this.#made === 0 || call.kind === 'add') && !(await this.#isPresent())) return false
      await this.#makeNext()
      if (!this.#isStopped) continue
      this.#giveUp()
      return false
    }
    return true
  }

  #next(): EditCall | undefined {
    const { sent, wanted } = this.read()
    return nextCall(sent, wanted)
  }

  async #makeNext(): Promise<void> {
    const { version, rows } = this.read()
    const call = this.#next()
    if (!call) return
    if (call.kind === 'remove') for (const { id } of call.rows) this.#removed.add(rows.get(id)?.uri ?? '')
    this.#inDoubt = call
    const next = await this.#spotify.send(call, version, rows)
    this.#inDoubt = undefined
    this.#made += 1
    this.#update({ sent: applyCall(this.read().sent, call), version: next })
    this.#update({ progress: this.#progress() })
  }

  #progress(): Progress {
    const { sent, wanted } = this.read()
    return { made: this.#made, of: this.#made + callsBetween(sent, wanted) }
  }

  /** Whether Spotify has the rows that this page thinks it has. Where it has not, that is a conflict from now on. */
  async #isPresent(): Promise<boolean> {
    const version = await this.#spotify.version()
    if (version !== this.read().version) return this.#compare(version)
    this.#inDoubt = undefined
    return true
  }

  /** Reads the rows of a version, and says whether they are those that this page sent. */
  async #compare(version: string): Promise<boolean> {
    const lines = await this.#spotify.readRows(version)
    const { sent, rows } = this.read()
    const doubtful = this.#inDoubt ? applyCall(sent, this.#inDoubt) : sent
    const read = recognise(lines, rows, [sent, doubtful])
    this.#inDoubt = undefined
    this.#update({ rows: read.rows })
    const isMine = [sent, doubtful].some((list) => isSameList(list, read.list)) || this.#isOwnLoss(read.list)
    if (isMine) this.#update({ sent: read.list, version })
    else this.#meetOthers(read.list, version)
    return isMine
  }

  /**
   * Spotify may remove a song wherever it is in the list, whatever place the call names (JMPerez/spotify-dedup#197). Then the
   * rows that were to stay are missing, and are added again.
   */
  #isOwnLoss(list: RowList): boolean {
    const { sent } = this.read()
    const { added, removed, moved } = changesBetween(sent, list)
    if (added.length > 0 || moved.length > 0 || !removed.every((id) => this.#isOfRemoved(id))) return false
    this.#tell({ kind: 'put-back', count: removed.length })
    return true
  }

  #isOfRemoved(id: RowId): boolean {
    return this.#removed.has(this.read().rows.get(id)?.uri ?? '')
  }

  #meetOthers(theirs: RowList, version: string): void {
    const { sent, wanted, past } = this.read()
    const changes = changesBetween(sent, theirs)
    if (isSameList(sent, wanted)) {
      this.#settleOn(theirs, version, past)
      this.#tell({ kind: 'theirs', changes })
    } else this.#update({ conflict: { theirs, version, changes } })
  }

  /** Reads the rows once more: they say when each was added, and whether someone changed the list between the calls. */
  async #verify(): Promise<void> {
    const { past, sent, version } = this.read()
    this.#settled = { past, list: sent }
    const isSure = sent.length > mostVerified && !sent.some((id) => this.#isOfRemoved(id))
    if (this.#made > 0 && !isSure) await this.#compare(version)
  }

  async #meetFailure(problem: ScreenProblem): Promise<void> {
    const { sent, wanted, past } = this.read()
    if (isSameList(sent, wanted)) return
    if (canRetry(problem)) return this.#update({ trouble: { problem, ...this.#progress() } })
    // A call may be refused because the list has changed.
    const isMine = await this.#isPresent().catch(() => true)
    if (!isMine) return
    const progress = this.#progress()
    this.#takeBack()
    this.#tell({ kind: 'refused', done: past.at(-1)?.done ?? '', problem, ...progress })
  }

  #giveUp(): void {
    const { trouble } = this.read()
    const { made, of } = trouble ?? this.#progress()
    this.#isStopped = false
    this.#takeBack()
    this.#tell({ kind: 'stopped', made, of })
  }

  /** Shows what Spotify has. What went through is one step that can be undone. */
  #takeBack(): void {
    const { sent, version, past } = this.read()
    const { past: steps, list } = this.#settled
    const partly = isSameList(list, sent) ? [] : [{ done: past.at(-1)?.done ?? '', before: list, after: sent }]
    this.#settleOn(sent, version, [...steps, ...partly])
  }

  #settleOn(list: RowList, version: string, past: readonly Edit[]): void {
    this.#settled = { past, list }
    const quiet = { trouble: undefined, conflict: undefined, progress: undefined }
    this.#update({ sent: list, wanted: list, version, past, future: [], ...quiet })
  }

  #update(change: Partial<EditingState>): void {
    this.set({ ...this.read(), ...change })
  }
}
