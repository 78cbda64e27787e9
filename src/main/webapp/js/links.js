/**
 * The only place that knows how addresses look, in Jenkins and in the command line's server.
 * @param {DOMStringMap} data data-root: prefix of every address; data-host: jenkins or local
 */
export function createLinks(data) {
    const root = data.root ?? '';
    const jenkins = data.host === 'jenkins';
    const models = jenkins ? `${root}/ml-models/` : `${root}/models/`;
    const jobPath = (job) => job.split('/').map((part) => `/job/${encodeURIComponent(part)}`).join('');
    const withQuery = (page, query) => `${models}${page}?${new URLSearchParams(query)}`;

    return {
        /** @param {{job: string, number: number}} run */
        run: (run) => (jenkins
            ? `${root}${jobPath(run.job)}/${run.number}/ml-stages/`
            : `${root}/runs/${run.number}/`),
        /** The run itself where that is another page than ours. */
        job: (job) => (jenkins ? `${root}${jobPath(job)}/ml-stages/` : `${root}/runs/`),
        runName: (run) => (run.job === 'local' ? `#${run.number}` : `${run.job} #${run.number}`),
        models: () => models,
        model: (name, more = {}) => withQuery('model', { name, ...more }),
        version: (name, number) => withQuery('version', { name, number: String(number) }),
        /** Of `team-a/price-up/7`. */
        reference: (name) => withQuery('version', { name: name.slice(0, name.lastIndexOf('/')), number: name.slice(name.lastIndexOf('/') + 1) }),
        compareVersions: (name, numbers) => withQuery('compare', { name, versions: numbers.join(',') }),
        /** A file of a registered version. */
        artifact: (name, number, path) => `${models}api/artifact?${new URLSearchParams({ name, number: String(number), path })}`,
        compareRuns: (job, model, numbers) => `${jenkins ? `${root}${jobPath(job)}/ml-stages` : `${root}/runs`}/compare?${
            new URLSearchParams({ ...(model ? { model } : {}), runs: numbers.join(',') })}`,
    };
}
