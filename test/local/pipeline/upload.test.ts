import { uploadDestination } from '../../../local/pipeline/upload';

test.each([
  ['s3://landing/customers/new/', { bucket: 'landing', prefix: 'customers/new/' }],
  ['s3://landing/', { bucket: 'landing', prefix: '' }],
])('the output %s says where files are uploaded to', (UploadTo, destination) => {
  expect(uploadDestination({ UploadTo })).toEqual(destination);
});

test.each([
  ['the stack has no such output', undefined, /UploadTo of the stack is missing, .*s3:\/\/bucket\/prefix\//],
  ['the prefix does not end with a slash', 's3://landing/new', /is s3:\/\/landing\/new,/],
  ['the output is no URI of S3', 'https://landing/', /is https:/],
])('fails when %s', (_when, uri, message) => {
  expect(() => uploadDestination(uri === undefined ? {} : { UploadTo: uri })).toThrow(message);
});
