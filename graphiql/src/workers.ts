import { config } from './config.ts';

/** Where Monaco finds its workers: files of this gateway. Set before Monaco is loaded. */
Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) => {
      const file = label === 'json' || label === 'graphql' ? config.workers[label] : config.workers.editor;
      return new Worker(new URL(file, document.baseURI), { type: 'module', name: label });
    },
  },
});
