export const pivot = {
  more: 'More measures',
  remove: 'Remove measure: {name}',
  none: 'No columns',
  legend: 'Shades',
  hatched: 'Hatched: fewer than 30 cases',
  mixed: 'No shades, as the units differ; hatched cells have fewer than 30 cases.',
  keys: 'Arrow keys walk the cells; what stands behind each number is told here. Column names sort.',
  told: '{row}, {column}: {value} ({behind})',
  nothing: 'no reports',
}
