// The first page of the command line's server: models and recent runs.
import { createApi } from '../api.js';
import { h } from '../dom.js';
import { modelsTable } from '../models/list.js';
import { runsTable } from '../job/runs.js';
import { card, notice } from '../section.js';
import { text } from '../strings.js';

export async function render(context) {
    const runsApi = createApi(context.data.runsApi);
    const models = modelsTable(context, context.api, 10);
    const job = await runsApi.get('job');
    const runs = job.models.length
        ? runsTable(context, runsApi, { job: job.job, model: null, metrics: [], pageSize: 15 })
        : notice('info', text.noRuns, text.noRunsHelp);
    await Promise.all([models.ready, runs.ready]);
    return [
        card(text.models, { controls: h('a', { href: context.links.models() }, text.allModels) }, models),
        card(text.recentRuns, { controls: h('a', { href: context.links.job(job.job) }, text.trends) }, runs),
    ];
}
