package loader

import (
	"bytes"

	"github.com/akslint/akslint/internal/arm"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/terraform"
)

// mentionsResource decides whether a file that cannot be read would have been
// judged.
func mentionsResource(content []byte) bool {
	return arm.Mentions(content) || terraform.Mentions(content)
}

// isListing reports whether standard input is what `az aks list` prints.
func isListing(content []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(content), []byte("[")) && arm.Mentions(content)
}

// resources hands over the resources of a JSON value. known is false for one
// that does not describe any.
func resources(source *document.Source, root *document.Node, to Handlers) (known bool) {
	found, known := arm.Resources(root, source)
	for _, problem := range found.Problems {
		to.Problem(problem)
	}
	for _, resource := range found.Resources {
		to.Document(resource)
	}
	for _, resource := range found.Skipped {
		if to.Skipped != nil {
			to.Skipped(resource)
		}
	}
	return known
}
