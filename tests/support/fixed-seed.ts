import fc from 'fast-check'

/** Every run tries the same examples, so that a failure is the change's and not the day's. */
fc.configureGlobal({ seed: 20_240_909 })
