package presence

// Runs is runs, for tests that wait until a process has ended.
var Runs = runs
