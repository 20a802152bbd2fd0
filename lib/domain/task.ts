import { z } from 'zod'

/** What a workflow asks of a model. Silent and with-audio are different tasks, because leads change hands between them. */
export const tasks = [
  { id: 't2v', label: 'Text to video, silent', short: 'Text → video' },
  { id: 't2v_audio', label: 'Text to video with audio', short: 'Text → video + audio' },
  { id: 'i2v', label: 'Image to video, silent', short: 'Image → video' },
  { id: 'i2v_audio', label: 'Image to video with audio', short: 'Image → video + audio' },
  { id: 'flf', label: 'First and last frame to video', short: 'First + last frame' },
  { id: 'ref2v', label: 'Reference images to video', short: 'Reference → video' },
  { id: 'v2v', label: 'Video to video', short: 'Video → video' },
  { id: 'v2v_style', label: 'Style transfer', short: 'Style transfer' },
  { id: 'edit', label: 'Video editing, silent', short: 'Editing' },
  { id: 'edit_audio', label: 'Video editing with audio', short: 'Editing + audio' },
  { id: 'extend', label: 'Video extension', short: 'Extension' },
  { id: 'motion', label: 'Motion transfer', short: 'Motion transfer' },
  { id: 'lipsync', label: 'Lip-sync and avatars', short: 'Lip-sync' },
] as const

export type TaskId = (typeof tasks)[number]['id']
export const TaskId = z.enum(tasks.map((task) => task.id) as [TaskId, ...TaskId[]]).meta({ description: 'Task', example: 't2v' })

/** The label of a task; an id from elsewhere is shown as it is. */
export const taskLabel = (id: string): string => tasks.find((task) => task.id === id)?.label ?? id
/** The label of a task where space is short. */
export const taskShort = (id: string): string => tasks.find((task) => task.id === id)?.short ?? id
