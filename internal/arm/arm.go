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
		mentionsParameters(content) || resource.Mentions(content)
}

// Resources returns the resources that a JSON value describes. known is false
// where it is neither a template, nor the parameters of one, nor what `az aks
// show` or `az aks list` prints. A template and its parameters files are read
// together, be it the one or the other that is asked for.
func Resources(root *document.Node, source *document.Source) (resources []*document.Document, problems []document.Problem, known bool) {
	switch {
	case isTemplate(root):
		resources, problems = ofTemplate(root, source)
		return resources, problems, true
	case isParameters(root):
		resources, problems = ofParameters(root, source)
		return resources, problems, true
	case isShown(root):
		return []*document.Document{shownCluster(root, source)}, nil, true
	case root.Kind == document.Array:
		for i := range root.Items {
			if item := &root.Items[i]; isShown(item) {
				resources = append(resources, shownCluster(item, source))
			}
		}
	}
	return resources, nil, len(resources) > 0
}
