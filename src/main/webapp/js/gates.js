// A run's summary counts gates and expectations of data together; this is the only place that takes them apart.

/** @param {any} summary @returns {{passed: number, failed: number, undecided: number}} */
export const expectationsOf = (summary) => summary.expectations ?? { passed: 0, failed: 0, undecided: 0 };

/** @param {any} summary @returns {{passed: number, failed: number, undecided: number}} */
export function gatesOf(summary) {
    const expectations = expectationsOf(summary);
    return {
        passed: summary.passed - expectations.passed,
        failed: summary.failed - expectations.failed,
        undecided: summary.undecided - expectations.undecided,
    };
}
