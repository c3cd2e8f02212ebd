package policy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/internal/rule"
)

// metadata is the METADATA of a rule's package, with every key allowed there.
type metadata struct {
	Title            string
	Description      string
	RelatedResources []rule.Resource

	Score      float64                   `json:"score"`
	Groups     []string                  `json:"groups"`
	References rule.References           `json:"references"`
	Parameters map[string]rule.Parameter `json:"parameters"`
	// Shared are parameters that a library declares for the rules that name them
	// in Uses. Each of these rules has its own value.
	Shared map[string]rule.Parameter `json:"shared"`
	Uses   []string                  `json:"uses"`
	// Supersedes names rules that yield to this one.
	Supersedes []string `json:"supersedes"`
	Fix        string   `json:"fix"`
	Secret     bool     `json:"secret"`
}

func readMetadata(module *ast.Module) (*metadata, error) {
	metadata := &metadata{Parameters: map[string]rule.Parameter{}}
	for _, annotations := range module.Annotations {
		if annotations.Scope != "package" {
			continue
		}
		metadata.Title = annotations.Title
		metadata.Description = strings.TrimSpace(annotations.Description)
		for _, resource := range annotations.RelatedResources {
			metadata.RelatedResources = append(metadata.RelatedResources,
				rule.Resource{URL: resource.Ref.String(), Description: resource.Description})
		}
		custom, err := json.Marshal(annotations.Custom)
		if err != nil {
			return nil, fmt.Errorf("METADATA: %w", err)
		}
		decoder := json.NewDecoder(bytes.NewReader(custom))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(metadata); err != nil {
			return nil, fmt.Errorf("METADATA: %w", err)
		}
	}
	return metadata, errors.Join(checkParameters(metadata.Parameters), checkParameters(metadata.Shared))
}

func checkParameters(declared map[string]rule.Parameter) error {
	for _, name := range slices.Sorted(maps.Keys(declared)) {
		parameter := declared[name]
		if err := parameter.Validate(); err != nil {
			return fmt.Errorf("METADATA: the parameter %q: %w", name, err)
		}
		if err := parameter.Check(parameter.Default); err != nil {
			return fmt.Errorf("METADATA: default of the parameter %q: %w", name, err)
		}
	}
	return nil
}

func (m *metadata) rule(topic, name string) (*rule.Rule, error) {
	switch {
	case m.Title == "":
		return nil, errors.New("METADATA: no title")
	case m.Description == "":
		return nil, errors.New("METADATA: no description")
	case len(m.RelatedResources) == 0:
		return nil, errors.New("METADATA: no related_resources")
	case m.Score < 0.1 || m.Score > 10:
		return nil, errors.New("METADATA: the score must be from 0.1 to 10")
	case m.Fix == "":
		return nil, errors.New("METADATA: no fix")
	case len(m.Shared) > 0:
		return nil, errors.New("METADATA: only a library can declare shared parameters")
	}
	return &rule.Rule{
		Name: name, Topic: topic, Title: m.Title, Description: m.Description, Fix: strings.TrimSpace(m.Fix),
		Score: m.Score, Severity: rule.SeverityOf(m.Score), Groups: list(m.Groups), Parameters: rule.NewParameters(m.Parameters),
		References: rule.References{
			AzurePolicy: list(m.References.AzurePolicy), PSS: list(m.References.PSS),
			CISAKS: list(m.References.CISAKS), MCSB: list(m.References.MCSB),
		},
		Secret: m.Secret, Supersedes: m.Supersedes, Resources: m.RelatedResources,
	}, nil
}

// list turns nil into an empty list, as JSON should show it.
func list(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}
