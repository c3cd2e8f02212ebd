package terraform

import (
	"bytes"
	"regexp"

	"github.com/hashicorp/hcl/v2"
)

// A Provisioner is a local-exec: a command that runs where Terraform does.
type Provisioner struct {
	Arguments hcl.Attributes
	// Skipped says why the command never runs; "" if it may.
	Skipped string
}

// mayProvision is a cheap test for a command that may be judged.
func mayProvision(content []byte) bool {
	return bytes.Contains(content, []byte("local-exec")) && judgedProgram.Match(content)
}

var judgedProgram = regexp.MustCompile(`\b(?:az|kubectl|kubelogin)\b`)

// provisioners reads the commands of all resources of a file.
func (r *Read) provisioners(body hcl.Body, modules []*module) {
	for _, block := range blocksOf(body, resourceBlock) {
		for _, provisioner := range blocksOf(block.Body, provisionerBlock) {
			if provisioner.Labels[0] != "local-exec" {
				continue
			}
			arguments, _ := provisioner.Body.JustAttributes() // it may contain blocks too
			made := Provisioner{Arguments: arguments}
			if when := arguments["when"]; when == nil || hcl.ExprAsKeyword(when.Expr) != "destroy" { // what was deployed before may be destroyed
				made.Skipped = undeployed(block, modules)
			}
			r.Provisioners = append(r.Provisioners, made)
		}
	}
}

//nolint:gochecknoglobals // constants
var (
	resourceBlock    = hcl.BlockHeaderSchema{Type: "resource", LabelNames: []string{"type", "name"}}
	provisionerBlock = hcl.BlockHeaderSchema{Type: "provisioner", LabelNames: []string{"type"}}
)

// undeployed says why no use of a module deploys a resource; "" if one does.
func undeployed(block *hcl.Block, modules []*module) string {
	reason := "no call of the module is deployed"
	for _, module := range modules {
		if _, reason = (&scope{module: module}).repeat(block.Body); reason == "" {
			break
		}
	}
	return reason
}
