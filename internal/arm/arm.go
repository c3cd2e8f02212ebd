// Package arm reads the resources of Azure in the JSON of its Resource Manager:
// templates, written by hand or compiled from Bicep, and what `az aks show`
// prints.
package arm

import (
	"bytes"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/resource"
)

// typeDeployment is the type of a template within a template.
const typeDeployment = "Microsoft.Resources/deployments"

// Mentions reports whether JSON may describe a resource that is judged. It
// spares other files the reading.
func Mentions(content []byte) bool {
	return bytes.Contains(content, []byte("gentPoolProfiles")) || // of az aks show
		bytes.Contains(content, []byte("federatedIdentityCredentials")) || // within their identity
		resource.Mentions(content)
}

// Resources returns the resources that a JSON value describes. known is false
// where it is neither a template nor what `az aks show` or `az aks list` prints.
func Resources(root *document.Node, source *document.Source) (resources []*document.Document, known bool) {
	switch {
	case isTemplate(root):
		return templateResources(root, source), true
	case isShown(root):
		return []*document.Document{shownCluster(root, source)}, true
	case root.Kind == document.Array:
		for i := range root.Items {
			if item := &root.Items[i]; isShown(item) {
				resources = append(resources, shownCluster(item, source))
			}
		}
	}
	return resources, len(resources) > 0
}
