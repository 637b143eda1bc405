import { type Endpoints, ok } from './call.ts'
import { findEntity } from './find.ts'
import { audiobookObject, chapterObject, simplifiedChapter } from './objects/audiobook.ts'
import { pageOf } from './paging.ts'

export const audiobookEndpoints = {
  'get-an-audiobook': { answer: (call) => ok(audiobookObject(findEntity(call, 'audiobook'), call)) },
  'get-audiobook-chapters': {
    answer: (call) =>
      ok(pageOf(call, findEntity(call, 'audiobook').chapters, (chapter) => simplifiedChapter(chapter, call))),
  },
  'get-a-chapter': { answer: (call) => ok(chapterObject(findEntity(call, 'chapter'), call)) },
} satisfies Endpoints
