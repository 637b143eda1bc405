interface SaveWords {
  what: string
  promise: string
  done: string
  label(name: string | undefined): string
}

/** An artist is followed, and everything else is saved to the library. */
function wordsFor(uri: string): Record<'save' | 'remove', SaveWords> {
  const named = (verb: string, rest: string) => (name: string | undefined) => `${verb}${name ? ` ${name}` : ''}${rest}`
  if (uri.startsWith('spotify:artist:')) {
    return {
      save: { what: 'Following', promise: 'you follow them', done: 'You follow them now', label: named('Follow', '') },
      remove: {
        what: 'Unfollowing',
        promise: 'you no longer follow them',
        done: 'You no longer follow them',
        label: named('Unfollow', ''),
      },
    }
  }
  return {
    save: {
      what: 'Saving to the library',
      promise: 'it is saved',
      done: 'Saved to your library',
      label: named('Save', ' to your library'),
    },
    remove: {
      what: 'Removing from the library',
      promise: 'it is removed',
      done: 'Removed from your library',
      label: named('Remove', ' from your library'),
    },
  }
}

/** The words for saving a thing, or for removing it. @param isSaved what it becomes */
export const saveWords = (uri: string, isSaved: boolean): SaveWords => wordsFor(uri)[isSaved ? 'save' : 'remove']
