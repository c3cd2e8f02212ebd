package loader

import (
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/terraform"
)

// terraformFile reads the clusters of one file of a Terraform module.
func terraformFile(source *document.Source, to Handlers) {
	clusters, problem := terraform.Clusters(source)
	if problem != nil {
		to.Problem(*problem)
	}
	for _, cluster := range clusters {
		to.Document(cluster)
	}
}
