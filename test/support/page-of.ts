/** The query of a page of a list, as it is sent. */
export const pageQuery = (size = 100, number = 1): string => `page%5Bnumber%5D=${number}&page%5Bsize%5D=${size}`;

/** The call for a page of a list. */
export const pageOf = (path: string, size = 100, filter = '', number = 1): string =>
  `GET ${path}?${filter === '' ? '' : `${filter}&`}${pageQuery(size, number)}`;
