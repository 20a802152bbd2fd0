import type { PlannedPrompt } from './trial-plan'

type Line = Pick<PlannedPrompt, 'text' | 'useCase'>
type Move = readonly [text: string, useCase: string]

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const crossed = (things: readonly string[], moves: readonly Move[]): Line[] =>
  moves.flatMap(([move, useCase]) => things.map((thing) => ({ text: capital(move.replace('@', thing)), useCase })))

const products = [
  ...['a tin of black tea', 'a glass jar of honey', 'a bottle of olive oil', 'a bar of dark chocolate', 'a box of oat biscuits'],
  ...['a pot of face cream', 'a pair of wool socks', 'a copper kettle', 'a bag of coffee beans', 'a candle in a ceramic cup'],
]
const shots: readonly Move[] = [
  ['Slow turntable of @, soft light from the left, the label stays readable', 'turntable'],
  ['@ turns half a circle and stops with the front to the camera, plain ground', 'turntable'],
  ['@ on a wet slate, one drop runs down, the camera moves closer', 'detail'],
  ['Close pan along the edge of @, shallow focus, dust in the light', 'detail'],
  ['The lid of @ opens by itself and steam rises, morning light', 'hero'],
  ['@ lands softly on a table, small bounce, the ground ripples', 'hero'],
  ['@ rises out of a heap of petals, the camera circles once', 'hero'],
  ['A hand puts @ on a kitchen shelf between two plants', 'in use'],
  ['@ on a picnic blanket, wind moves the cloth, late sun', 'in use'],
  ['@ is wrapped as a gift, paper folds around it in one move', 'in use'],
]

const places = [
  ...['a harbour before sunrise', 'a birch wood in fog', 'an empty tram at night', 'a salt flat at noon', 'a greenhouse in the rain'],
  ...[
    'a rooftop in the blue hour',
    'a river under the first ice',
    'a stairwell with tall windows',
    'a field of barley',
    'a closed fairground',
  ],
]
const moods: readonly Move[] = [
  ['Slow drive towards @, nobody in sight, muted colours', 'opener'],
  ['@ from high above, the camera sinks until it meets the horizon', 'opener'],
  ['Light changes over @ from dusk to dark in one shot', 'opener'],
  ['@ with one person far away who walks out of the picture', 'figure'],
  ['A face in close-up, @ out of focus behind it, a breath becomes visible', 'figure'],
  ['Hands open a window onto @, the curtain moves', 'figure'],
  ['Reflections of @ in a puddle, a drop breaks them', 'texture'],
  ['Grain, scratches and shadows over @, like old film', 'texture'],
  ['@ through a rain-covered pane, lights drift past', 'texture'],
  ['@ seen from a train that slows down and stops', 'travel'],
]

/** A hundred prompts each for the two trials of the demo that have clips: made up, as the demo team is. */
export const demoPrompts = { packshots: crossed(products, shots), moodFilms: crossed(places, moods) }
