// Package arm reads Azure resources in the JSON of Azure Resource Manager:
// templates, written by hand or compiled from Bicep, and the output of
// `az aks show`.
package arm

import (
	"bytes"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/resource"
)

// typeDeployment is the type of a template within a template.
const typeDeployment = "Microsoft.Resources/deployments"

// Mentions reports whether JSON may describe a resource that is judged, so
// that other files need not be parsed.
func Mentions(content []byte) bool {
	return bytes.Contains(content, []byte("gentPoolProfiles")) || // of az aks show
		bytes.Contains(content, []byte("federatedIdentityCredentials")) || // within their identity
		mentionsParameters(content) || resource.Mentions(content)
}

// Found is what a JSON value describes.
type Found struct {
	Resources []*document.Document
	// Skipped are the resources that are declared but not deployed, and why.
	Skipped  []document.Problem
	Problems []document.Problem
}

// Resources returns what a JSON value describes. known is false if it is
// neither a template, nor the parameters of one, nor the output of
// `az aks show` or `az aks list`. A template and its parameters files are read
// together, whichever of them is given.
func Resources(root *document.Node, source *document.Source) (found Found, known bool) {
	switch {
	case isTemplate(root):
		return ofTemplate(root, source), true
	case isParameters(root):
		return ofParameters(root, source), true
	case isShown(root):
		return Found{Resources: []*document.Document{shownCluster(root, source)}}, true
	case root.Kind == document.Array:
		for i := range root.Items {
			if item := &root.Items[i]; isShown(item) {
				found.Resources = append(found.Resources, shownCluster(item, source))
			}
		}
	}
	return found, len(found.Resources) > 0
}
