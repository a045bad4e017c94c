package plainfile

// withoutWaiting: opening a file waits for nobody here.
const withoutWaiting = 0
