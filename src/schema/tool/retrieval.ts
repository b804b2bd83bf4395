import { ids, int } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const RetrievalTool = toolVariant('RetrievalTool', 'retrieval', {
  description: 'Lets the assistant search documents of the account. At most one per assistant.',
  fields: {
    bucket_ids: ids('Ids of the storage buckets to search; their documents must be embedded first.'),
    max_num_results: int('Maximum number of results that a search returns to the model; null means the Telnyx default.'),
  },
});
