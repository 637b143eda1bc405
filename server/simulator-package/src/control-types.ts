// From the schemas of the controls. `pnpm run docs` writes this file.

export type Mistake = {
  /** What is wrong, in one line. */
  error: string
}

export type ClockView = {
  /** Epoch milliseconds. */
  now: number
  /** How far it is ahead of real time, in milliseconds. */
  aheadMs: number
}

export type Settings = {
  mode: "development" | "extended"
  ownerPremium: boolean
  accessTokenTtl: number
  grantLifetime: number
  rotateRefreshTokens: boolean
  latencyMs: number
  rateLimit: null | {
    requests: number
    windowSeconds?: number
  }
  autoApprove: boolean | string
  authorizationResponse: "good-code" | "refusal" | "forged-state" | "used-code" | "expired-code" | "foreign-code" | "foreign-challenge"
  playerAnswer: "nothing" | "word" | "accepted"
  playerLagMs: number
  unauthorizedEvery: number
  rateLimitWithoutCors: boolean
  shortPagesBy: number
  nullItemsEvery: number
}

export type ClientView = {
  clientId: string
  name: string
  redirectUris: readonly (string)[]
}

export type DeviceView = {
  id: string
  name: string
  type: string
  isActive: boolean
  isPrivateSession: boolean
  isRestricted: boolean
  supportsVolume: boolean
  volumePercent: number | null
}

export type PlaybackView = {
  isPlaying: boolean
  progressMs: number
  repeat: "off" | "context" | "track"
  shuffle: boolean
  /** The name of what is played. */
  item: string | null
}

export type AccountView = {
  id: string
  displayName: string | null
  premium: boolean
  allowlisted: boolean
  devices: readonly (DeviceView)[]
  playback: PlaybackView
}

export type GrantView = {
  /** Not of an app-only token. */
  account?: string
  client: string
  scopes: readonly (string)[]
  /** Epoch milliseconds of the consent. */
  authorizedAt: number
  /** Epoch milliseconds: no refresh token counts from then on. */
  endsAt: number
  revoked: boolean
}

export type Effect = {
  status?: number
  body?: unknown
  headers?: {
    [name: string]: string | number
  }
  delayMs?: number
  reset?: boolean
  truncate?: boolean | number
  patch?: {
    [name: string]: unknown
  }
}

export type FaultView = {
  match?: {
    method?: string
    path?: string
    exact?: boolean
  }
  effect: Effect
  times?: number
  forMs?: number
  id: string
  /** How many requests it was for so far. */
  matches: number
  /** Of one that ends by itself, in epoch milliseconds. */
  endsAt?: number
  /** Paths of its patch that led to no member of an answer yet. */
  missed?: readonly (string)[]
}

export type StateView = {
  origin: string
  clock: ClockView
  settings: Settings
  clients: readonly (ClientView)[]
  accounts: readonly (AccountView)[]
  grants: readonly (GrantView)[]
  faults: readonly (FaultView)[]
}

export type LoggedRequest = {
  /** When it came, in epoch milliseconds of the simulator’s clock. */
  at: number
  method: string
  path: string
  /** With “redacted” for every value that might be a secret. */
  query: string
  /** 0 while there is no answer, and for good where the connection broke instead. */
  status: number
  /** The client’s id, where the request named one that is registered. */
  client: string | null
  /** On the token endpoint. */
  grantType?: string
  /** For whom the access token acts. */
  account?: string
  /** Spotify’s id of the operation, on the Web API. */
  operation?: string
  /** The scopes of the access token. */
  scopesHeld?: readonly (string)[]
  /** The scopes that the operation can ask for. */
  scopesNamed?: readonly (string)[]
  /** A fault changed the answer. */
  byFault?: true
  /** The message of an answer of 400 and above. */
  error?: string
  /** Real milliseconds until the answer left. */
  tookMs?: number
}

export type SettingsChange = {
  mode?: "development" | "extended"
  ownerPremium?: boolean
  accessTokenTtl?: number
  grantLifetime?: number
  rotateRefreshTokens?: boolean
  latencyMs?: number
  rateLimit?: null | {
    requests: number
    windowSeconds?: number
  }
  autoApprove?: boolean | string
  authorizationResponse?: "good-code" | "refusal" | "forged-state" | "used-code" | "expired-code" | "foreign-code" | "foreign-challenge"
  playerAnswer?: "nothing" | "word" | "accepted"
  playerLagMs?: number
  unauthorizedEvery?: number
  rateLimitWithoutCors?: boolean
  shortPagesBy?: number
  nullItemsEvery?: number
}

export type ClockChange = {
  /** 59m, 1h30m, 6mo: ms, s, m, h, d, mo. */
  advance?: string
  reset?: true
}

export type AccountChange = {
  premium?: boolean
  allowlisted?: boolean
  devices?: readonly ({
    id: string
    name: string
    type?: string
    isActive?: boolean
    isPrivateSession?: boolean
    isRestricted?: boolean
    supportsVolume?: boolean
    volumePercent?: number | null
  })[]
  playback?: {
    isPlaying?: boolean
    progressMs?: number
    repeat?: "off" | "context" | "track"
    shuffle?: boolean
  } | null
}

export type Fault = {
  match?: {
    method?: string
    path?: string
    exact?: boolean
  }
  effect: Effect
  times?: number
  forMs?: number
}

export type NewClient = {
  clientId: string
  clientSecret: string
  redirectUris: readonly (string)[]
  /** What the consent page calls it. */
  name?: string
}

export type TokenSet = {
  access_token: string
  token_type: "Bearer"
  /** Space-delimited. */
  scope?: string
  /** Seconds. */
  expires_in: number
  refresh_token?: string
}

export type SignIn = {
  account: string
  scopes?: readonly (string)[]
  clientId?: string
}

export type Snapshot = {
  format: "scopedeck-simulator-1"
  source: {
    seed: number
  } | {
    file: {
      $schema?: string
      name?: string
      artists?: readonly ({
        /** 22 letters and digits, as Spotify’s ids are */
        id: string
        name: string
        genres?: readonly (string)[]
        popularity?: number
        followers?: number
      })[]
      albums?: readonly ({
        /** 22 letters and digits, as Spotify’s ids are */
        id: string
        name: string
        artists: readonly (string)[]
        type?: "album" | "single" | "compilation"
        /** YYYY, YYYY-MM or YYYY-MM-DD */
        releaseDate?: string
        label?: string
        upc?: string
        popularity?: number
      })[]
      tracks?: readonly ({
        /** 22 letters and digits, as Spotify’s ids are */
        id: string
        name: string
        /** 22 letters and digits, as Spotify’s ids are */
        album: string
        artists?: readonly (string)[]
        durationMs?: number
        explicit?: boolean
        isrc?: string
        popularity?: number
        playable?: boolean
      })[]
      shows?: readonly ({
        /** 22 letters and digits, as Spotify’s ids are */
        id: string
        name: string
        publisher?: string
        description?: string
        explicit?: boolean
      })[]
      episodes?: readonly ({
        /** 22 letters and digits, as Spotify’s ids are */
        id: string
        name: string
        /** 22 letters and digits, as Spotify’s ids are */
        show: string
        description?: string
        durationMs?: number
        explicit?: boolean
        /** YYYY, YYYY-MM or YYYY-MM-DD */
        releaseDate?: string
      })[]
      audiobooks?: readonly ({
        /** 22 letters and digits, as Spotify’s ids are */
        id: string
        name: string
        authors?: readonly (string)[]
        narrators?: readonly (string)[]
        publisher?: string
        description?: string
        edition?: string
        explicit?: boolean
      })[]
      chapters?: readonly ({
        /** 22 letters and digits, as Spotify’s ids are */
        id: string
        name: string
        /** 22 letters and digits, as Spotify’s ids are */
        audiobook: string
        description?: string
        durationMs?: number
        /** YYYY, YYYY-MM or YYYY-MM-DD */
        releaseDate?: string
      })[]
      people?: readonly ({
        /** letters, digits, _ . and - */
        id: string
        displayName?: string
      })[]
      playlists?: readonly ({
        /** 22 letters and digits, as Spotify’s ids are */
        id: string
        name: string
        /** letters, digits, _ . and - */
        owner: string
        description?: string
        public?: boolean
        collaborative?: boolean
        collaborators?: readonly (string)[]
        followers?: number
        items?: readonly (null | string | {
          /** null, or spotify:track:ID, spotify:episode:ID or spotify:local:ARTIST:ALBUM:TITLE:SECONDS */
          uri: string | null
          /** a time in UTC: 2026-11-23T12:00:00Z */
          addedAt?: string
          /** letters, digits, _ . and - */
          addedBy?: string
        })[]
      })[]
      accounts?: readonly ({
        /** letters, digits, _ . and - */
        id: string
        displayName?: string
        email?: string
        country?: string
        premium?: boolean
        allowlisted?: boolean
        tracks?: readonly (string | {
          /** 22 letters and digits, as Spotify’s ids are */
          id: string
          /** a time in UTC: 2026-11-23T12:00:00Z */
          addedAt: string
        })[]
        albums?: readonly (string | {
          /** 22 letters and digits, as Spotify’s ids are */
          id: string
          /** a time in UTC: 2026-11-23T12:00:00Z */
          addedAt: string
        })[]
        shows?: readonly (string | {
          /** 22 letters and digits, as Spotify’s ids are */
          id: string
          /** a time in UTC: 2026-11-23T12:00:00Z */
          addedAt: string
        })[]
        episodes?: readonly (string | {
          /** 22 letters and digits, as Spotify’s ids are */
          id: string
          /** a time in UTC: 2026-11-23T12:00:00Z */
          addedAt: string
        })[]
        audiobooks?: readonly (string | {
          /** 22 letters and digits, as Spotify’s ids are */
          id: string
          /** a time in UTC: 2026-11-23T12:00:00Z */
          addedAt: string
        })[]
        artists?: readonly (string | {
          /** 22 letters and digits, as Spotify’s ids are */
          id: string
          /** a time in UTC: 2026-11-23T12:00:00Z */
          addedAt: string
        })[]
        playlists?: readonly (string | {
          /** 22 letters and digits, as Spotify’s ids are */
          id: string
          /** a time in UTC: 2026-11-23T12:00:00Z */
          addedAt: string
        })[]
        top?: {
          artists?: readonly (string)[]
          tracks?: readonly (string)[]
        }
        recentlyPlayed?: readonly (string)[]
        devices?: readonly ({
          id: string
          name: string
          type?: string
          isActive?: boolean
          isPrivateSession?: boolean
          isRestricted?: boolean
          supportsVolume?: boolean
          volumePercent?: number | null
        })[]
        playing?: {
          /** spotify:track:ID, spotify:episode:ID or spotify:local:ARTIST:ALBUM:TITLE:SECONDS */
          uri: string
          positionMs?: number
        }
      })[]
    }
  }
  clock: {
    aheadMs: number
  }
  settings: Settings
  clients: readonly (NewClient)[]
  faults: readonly ({
    match?: {
      method?: string
      path?: string
      exact?: boolean
    }
    effect: Effect
    times?: number
    forMs?: number
    id: string
    matches: number
    endsAt?: number
    missed?: readonly (string)[]
  })[]
  log: readonly ({
    at: number
    method: string
    path: string
    query: string
    status: number
    client: string | null
    grantType?: string
  })[]
  recentCalls: {
    [name: string]: readonly (number)[]
  }
  grants: {
    run: string
    keepsEarlier: boolean
    grants: readonly ({
      id: string
      clientId: string
      accountId?: string
      scopes: readonly (string)[]
      authorizedAt: number
      revoked: boolean
    })[]
    codes: readonly ({
      value: string
      grantId: string
      redirectUri: string
      codeChallenge?: string
      issuedAt: number
      spent: boolean
    })[]
    refreshTokens: readonly ({
      value: string
      grantId: string
      publicClient: boolean
      superseded: boolean
    })[]
    accessTokens: readonly ({
      value: string
      grantId: string
      expiresAt: number
    })[]
  }
  accounts: readonly ({
    id: string
    premium: boolean
    allowlisted: boolean
    devices: readonly ({
      id: string
      name: string
      type: string
      isActive: boolean
      isPrivateSession: boolean
      isRestricted: boolean
      supportsVolume: boolean
      volumePercent: number | null
    })[]
    saved: {
      track?: readonly ({
        id: string
        addedAt: number
      })[]
      album?: readonly ({
        id: string
        addedAt: number
      })[]
      show?: readonly ({
        id: string
        addedAt: number
      })[]
      episode?: readonly ({
        id: string
        addedAt: number
      })[]
      audiobook?: readonly ({
        id: string
        addedAt: number
      })[]
      artist?: readonly ({
        id: string
        addedAt: number
      })[]
    }
    users: readonly ({
      id: string
      addedAt: number
    })[]
    playlists: readonly ({
      id: string
      addedAt: number
    })[]
    privateFollows: readonly (string)[]
    plays: readonly ({
      track: string
      playedAt: number
      contextUri?: string
    })[]
    resumePoints: {
      [name: string]: number
    }
    playback: {
      items?: readonly (string)[]
      order?: readonly (number)[]
      place: number
      queue: readonly (string)[]
      queued?: string
      isShuffled: boolean
      contextUri?: string
      isPlaying: boolean
      repeat: "off" | "context" | "track"
      progressMs: number
      since: number
      changedAt: number
    }
  })[]
  playlists: readonly ({
    id: string
    owner: string
    name: string
    description: string
    isPublic: boolean
    isCollaborative: boolean
    cover: string
    revision: number
    rows: readonly ({
      item?: string | {
        kind: "local"
        name: string
        artist: string
        album: string
        durationMs: number
      }
      addedAt: number
      addedBy: string
    })[]
    versions: readonly ({
      snapshotId: string
      rows?: readonly (number)[]
    })[]
  })[]
}

export type WorldView = {
  id: string
  /** Everything of a simulator stands below it. */
  baseUrl: string
  clientId: string
  clientSecret: string
}

export type World = {
  $schema?: string
  name?: string
  artists?: readonly ({
    /** 22 letters and digits, as Spotify’s ids are */
    id: string
    name: string
    genres?: readonly (string)[]
    popularity?: number
    followers?: number
  })[]
  albums?: readonly ({
    /** 22 letters and digits, as Spotify’s ids are */
    id: string
    name: string
    artists: readonly (string)[]
    type?: "album" | "single" | "compilation"
    /** YYYY, YYYY-MM or YYYY-MM-DD */
    releaseDate?: string
    label?: string
    upc?: string
    popularity?: number
  })[]
  tracks?: readonly ({
    /** 22 letters and digits, as Spotify’s ids are */
    id: string
    name: string
    /** 22 letters and digits, as Spotify’s ids are */
    album: string
    artists?: readonly (string)[]
    durationMs?: number
    explicit?: boolean
    isrc?: string
    popularity?: number
    playable?: boolean
  })[]
  shows?: readonly ({
    /** 22 letters and digits, as Spotify’s ids are */
    id: string
    name: string
    publisher?: string
    description?: string
    explicit?: boolean
  })[]
  episodes?: readonly ({
    /** 22 letters and digits, as Spotify’s ids are */
    id: string
    name: string
    /** 22 letters and digits, as Spotify’s ids are */
    show: string
    description?: string
    durationMs?: number
    explicit?: boolean
    /** YYYY, YYYY-MM or YYYY-MM-DD */
    releaseDate?: string
  })[]
  audiobooks?: readonly ({
    /** 22 letters and digits, as Spotify’s ids are */
    id: string
    name: string
    authors?: readonly (string)[]
    narrators?: readonly (string)[]
    publisher?: string
    description?: string
    edition?: string
    explicit?: boolean
  })[]
  chapters?: readonly ({
    /** 22 letters and digits, as Spotify’s ids are */
    id: string
    name: string
    /** 22 letters and digits, as Spotify’s ids are */
    audiobook: string
    description?: string
    durationMs?: number
    /** YYYY, YYYY-MM or YYYY-MM-DD */
    releaseDate?: string
  })[]
  people?: readonly ({
    /** letters, digits, _ . and - */
    id: string
    displayName?: string
  })[]
  playlists?: readonly ({
    /** 22 letters and digits, as Spotify’s ids are */
    id: string
    name: string
    /** letters, digits, _ . and - */
    owner: string
    description?: string
    public?: boolean
    collaborative?: boolean
    collaborators?: readonly (string)[]
    followers?: number
    items?: readonly (null | string | {
      /** null, or spotify:track:ID, spotify:episode:ID or spotify:local:ARTIST:ALBUM:TITLE:SECONDS */
      uri: string | null
      /** a time in UTC: 2026-11-23T12:00:00Z */
      addedAt?: string
      /** letters, digits, _ . and - */
      addedBy?: string
    })[]
  })[]
  accounts?: readonly ({
    /** letters, digits, _ . and - */
    id: string
    displayName?: string
    email?: string
    country?: string
    premium?: boolean
    allowlisted?: boolean
    tracks?: readonly (string | {
      /** 22 letters and digits, as Spotify’s ids are */
      id: string
      /** a time in UTC: 2026-11-23T12:00:00Z */
      addedAt: string
    })[]
    albums?: readonly (string | {
      /** 22 letters and digits, as Spotify’s ids are */
      id: string
      /** a time in UTC: 2026-11-23T12:00:00Z */
      addedAt: string
    })[]
    shows?: readonly (string | {
      /** 22 letters and digits, as Spotify’s ids are */
      id: string
      /** a time in UTC: 2026-11-23T12:00:00Z */
      addedAt: string
    })[]
    episodes?: readonly (string | {
      /** 22 letters and digits, as Spotify’s ids are */
      id: string
      /** a time in UTC: 2026-11-23T12:00:00Z */
      addedAt: string
    })[]
    audiobooks?: readonly (string | {
      /** 22 letters and digits, as Spotify’s ids are */
      id: string
      /** a time in UTC: 2026-11-23T12:00:00Z */
      addedAt: string
    })[]
    artists?: readonly (string | {
      /** 22 letters and digits, as Spotify’s ids are */
      id: string
      /** a time in UTC: 2026-11-23T12:00:00Z */
      addedAt: string
    })[]
    playlists?: readonly (string | {
      /** 22 letters and digits, as Spotify’s ids are */
      id: string
      /** a time in UTC: 2026-11-23T12:00:00Z */
      addedAt: string
    })[]
    top?: {
      artists?: readonly (string)[]
      tracks?: readonly (string)[]
    }
    recentlyPlayed?: readonly (string)[]
    devices?: readonly ({
      id: string
      name: string
      type?: string
      isActive?: boolean
      isPrivateSession?: boolean
      isRestricted?: boolean
      supportsVolume?: boolean
      volumePercent?: number | null
    })[]
    playing?: {
      /** spotify:track:ID, spotify:episode:ID or spotify:local:ARTIST:ALBUM:TITLE:SECONDS */
      uri: string
      positionMs?: number
    }
  })[]
  settings?: SettingsChange
  clients?: readonly (NewClient)[]
}
