import { subscribe } from 'node:diagnostics_channel'

/** Bytes that are kept for every request: shows that the soak finds a leak of this size. */
const bytes = Number(process.env.SOAK_LEAK_BYTES)
const kept: number[][] = []

// A list of numbers that are no integers takes eight bytes for each.
subscribe('http.server.request.start', () => kept.push(Array.from({ length: bytes / 8 }, () => Math.random())))
