import type { FormDefinition } from './definition'
import { cn2014 } from './cn-2014'
import { cn2019 } from './cn-2019'
import { cn2021 } from './cn-2021'
import { cnFujian } from './cn-fujian'

/** Every form the house knows, the newest first. A form is one folder and one line here. */
export const forms: readonly FormDefinition[] = [
  cn2021,
  cn2019,
  cnFujian,
  cn2014,
]
