// All models that the reader may see.
import { modelsTable } from '../models/list.js';

export async function render(context) {
    const table = modelsTable(context, context.api, 50);
    await table.ready;
    return [table];
}
