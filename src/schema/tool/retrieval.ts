import { ids, int } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const RetrievalTool = toolVariant('RetrievalTool', 'retrieval', {
  description: 'Lets the assistant look things up in documents of the account. At most one per assistant.',
  fields: {
    bucket_ids: ids('The storage buckets to search; their documents must have been embedded.'),
    max_num_results: int('How many passages a search gives the model at most; null means the default of the platform.'),
  },
});
