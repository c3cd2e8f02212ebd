package loader

import (
	"bytes"

	"github.com/akslint/akslint/internal/arm"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/terraform"
)

// mentionsCluster decides whether a file that cannot be read would have been
// judged.
func mentionsCluster(content []byte) bool {
	return arm.Mentions(content) || terraform.Mentions(content)
}

// isListing reports whether standard input is what `az aks list` prints.
func isListing(content []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(content), []byte("[")) && arm.Mentions(content)
}

// clusters hands over the clusters of a JSON value. known is false for one that
// does not describe any.
func clusters(source *document.Source, root *document.Node, to Handlers) (known bool) {
	documents, known := arm.Clusters(root, source)
	for _, cluster := range documents {
		to.Document(cluster)
	}
	return known
}
