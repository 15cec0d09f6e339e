// Without validatorUrl, the page would send the document's address to another host.
SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#reference',
  validatorUrl: null,
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
});
