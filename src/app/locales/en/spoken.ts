export const spoken = {
  filtered: 'Filtered by {labels}: {agencies} agencies, {reports} reports.',
  all: 'No filters: {agencies} agencies, {reports} reports.',
}
