import type { OperationRow } from './operation-row.ts'
import { idInPath, locale, page } from './parameter-rows.ts'
import { gone, goneBefore } from './removed.ts'
import { none } from './requirement-rows.ts'

export const browseOperations = {
  'get-featured-playlists': {
    method: 'GET',
    path: '/browse/featured-playlists',
    title: 'Featured playlists',
    requirement: none,
    parameters: { locale, ...page },
    ...goneBefore,
  },
  'get-categories': {
    method: 'GET',
    path: '/browse/categories',
    title: 'Categories',
    requirement: none,
    parameters: { locale, ...page },
    ...gone,
  },
  'get-a-category': {
    method: 'GET',
    path: '/browse/categories/{category_id}',
    title: 'A category',
    requirement: none,
    parameters: { category_id: idInPath('category'), locale },
    ...gone,
  },
  'get-a-categories-playlists': {
    method: 'GET',
    path: '/browse/categories/{category_id}/playlists',
    title: 'A category’s playlists',
    requirement: none,
    parameters: { category_id: idInPath('category'), ...page },
    ...goneBefore,
  },
  'get-recommendation-genres': {
    method: 'GET',
    path: '/recommendations/available-genre-seeds',
    title: 'Genre seeds',
    requirement: none,
    parameters: {},
    ...goneBefore,
  },
  'get-available-markets': {
    method: 'GET',
    path: '/markets',
    title: 'Markets',
    requirement: none,
    parameters: {},
    ...gone,
  },
} as const satisfies Record<string, OperationRow>
