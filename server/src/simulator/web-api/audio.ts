import type { Track } from '../world/entities.ts'
import { between, digest, type RandomStream, randomStream } from '../world/random.ts'
import type { View } from './call.ts'
import { type Endpoints, ok } from './call.ts'
import { findEntity } from './catalogue.ts'
import { readIds } from './parameters.ts'

/** How music sounds in figures, made up, but the same for a track every time. Extended mode only. */
export const audioEndpoints = {
  'get-audio-features': { answer: (call) => ok(audioFeatures(findEntity(call, 'track', notAnalysed), call)) },
  'get-several-audio-features': {
    answer: (call) => {
      const tracks = readIds(call, 100).map((id) => call.world.catalogue.find('track', id))
      return ok({ audio_features: tracks.map((track) => (track ? audioFeatures(track, call) : null)) })
    },
  },
  'get-audio-analysis': { answer: (call) => ok(audioAnalysis(findEntity(call, 'track', notAnalysed))) },
} satisfies Endpoints

const notAnalysed = 'analysis not found'

const share = (random: RandomStream) => Math.round(random() * 1000) / 1000

/** The members that features and analysis share. */
function measure({ id }: Track) {
  const random = randomStream(digest(id), 1)
  return {
    key: between(random, 0, 11),
    loudness: -between(random, 3, 24),
    mode: between(random, 0, 1),
    tempo: between(random, 62, 184),
    time_signature: between(random, 3, 5),
  }
}

function audioFeatures(track: Track, { origin }: View) {
  const { id, durationMs } = track
  const random = randomStream(digest(id), 2)
  return {
    ...measure(track),
    acousticness: share(random),
    analysis_url: `${origin}/v1/audio-analysis/${id}`,
    danceability: share(random),
    duration_ms: durationMs,
    energy: share(random),
    id,
    instrumentalness: share(random),
    liveness: share(random),
    speechiness: share(random),
    track_href: `${origin}/v1/tracks/${id}`,
    type: 'audio_features',
    uri: `spotify:track:${id}`,
    valence: share(random),
  }
}

/** Times are seconds. */
function audioAnalysis(track: Track) {
  const random = randomStream(digest(track.id), 3)
  const duration = track.durationMs / 1000
  const whole = measure(track)
  const beat = 60 / whole.tempo
  const sure = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [`${name}_confidence`, share(random)]))
  const ratings = sure(['tempo', 'key', 'mode', 'time_signature'])
  return {
    meta: {
      analyzer_version: '4.0.0',
      platform: 'simulator',
      detailed_status: 'OK',
      status_code: 0,
      timestamp: 0,
      analysis_time: 0,
      input_process: 'made up',
    },
    track: {
      ...whole,
      ...ratings,
      duration,
      num_samples: Math.round(duration * 22_050),
      analysis_sample_rate: 22_050,
      analysis_channels: 1,
      offset_seconds: 0,
      window_seconds: 0,
      end_of_fade_in: 0,
      start_of_fade_out: duration,
      ...noFingerprints,
    },
    bars: intervals(duration, beat * whole.time_signature, random),
    beats: intervals(duration, beat, random),
    tatums: intervals(duration, beat / 2, random),
    sections: intervals(duration, 24, random).map((section) => ({ ...section, ...whole, ...ratings })),
    segments: intervals(duration, 1, random).map((segment) => ({ ...segment, ...soundOf(random) })),
  }
}

/** Fingerprints of the recording: there is no recording, so they are empty. */
const noFingerprints = {
  sample_md5: '',
  codestring: '',
  code_version: 3.15,
  echoprintstring: '',
  echoprint_version: 4.15,
  synchstring: '',
  synch_version: 1,
  rhythmstring: '',
  rhythm_version: 1,
}

function intervals(duration: number, length: number, random: RandomStream) {
  const starts = Array.from({ length: Math.ceil(duration / length) }, (_, nth) => nth * length)
  return starts.map((start) => ({ start, duration: Math.min(length, duration - start), confidence: share(random) }))
}

function soundOf(random: RandomStream) {
  const loudness_start = -between(random, 10, 40)
  return {
    loudness_start,
    loudness_max: loudness_start + between(random, 1, 9),
    loudness_max_time: share(random),
    loudness_end: 0,
    pitches: Array.from({ length: 12 }, () => share(random)),
    timbre: Array.from({ length: 12 }, () => between(random, -120, 120)),
  }
}
