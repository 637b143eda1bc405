/** When operations were removed for clients in development mode, in words. */
export const removals = { '2024-11': 'November 2024', '2026-02': 'February 2026' } as const

/** Removed for development mode in February 2026. */
export const gone = { removedSince: '2026-02' } as const
/** Removed for new and development-mode clients in November 2024, with nothing in their place. */
export const goneBefore = { removedSince: '2024-11' } as const
export const saveGone = { ...gone, replacement: ['save-library-items'] } as const
export const removeGone = { ...gone, replacement: ['remove-library-items'] } as const
export const checkGone = { ...gone, replacement: ['check-library-contains'] } as const
