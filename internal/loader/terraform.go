package loader

import (
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/terraform"
)

// terraformFile reads the resources of one file of a Terraform module.
func terraformFile(source *document.Source, to Handlers) {
	read, problem := terraform.Resources(source)
	if problem != nil {
		to.Problem(*problem)
	}
	for _, resource := range read.Resources {
		to.Document(resource)
	}
}
