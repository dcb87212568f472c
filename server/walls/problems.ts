import { notValid, Problem } from '../http/problem.ts'

export function unknownWall(): Problem {
  return new Problem(404, 'There is no wall with this id.')
}

export function slugTaken(): Problem {
  const { errors } = notValid([{ pointer: '/slug', detail: 'is taken by another wall' }])
  return new Problem(409, 'Another wall has this slug.', { ...(errors && { errors }) })
}
