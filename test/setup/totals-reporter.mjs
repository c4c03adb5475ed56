/** Ends the run with `N passed, N failed, N skipped`, alone on a line. A spec file that could not be run at all counts as
 *  one failure; a todo counts as skipped. */
export default class TotalsReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const totals = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
    // At the exit, because Jest prints its own summary after every reporter and its teardown may complain after that.
    process.once('exit', () => process.stdout.write(`${totals}\n`));
  }
}
