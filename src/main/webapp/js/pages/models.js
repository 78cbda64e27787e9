// All models that the reader may see.
import { modelsTable } from '../models/list.js';

export async function render(context) {
    return [modelsTable(context, context.api, 50)];
}
