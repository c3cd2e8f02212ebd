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
	for _, note := range read.Skipped {
		if to.Skipped != nil {
			to.Skipped(document.Problem{
				File: source.Name, Line: int(note.At.Line), Column: int(note.At.Column), Message: note.Text,
			})
		}
	}
}
