package rule

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// A Parameter adjusts a rule. It has the name that Azure Policy gives it, if
// any.
type Parameter struct {
	Schema

	Name        string `json:"-"`
	Default     any    `json:"default"`
	Description string `json:"description"`
}

// Parameters are the parameters of a rule or library, sorted by name. In JSON
// they are an object by name.
type Parameters []Parameter

// NewParameters returns parameters declared by name.
func NewParameters(declared map[string]Parameter) Parameters {
	parameters := make(Parameters, 0, len(declared))
	for name, parameter := range declared {
		parameter.Name = name
		parameters = append(parameters, parameter)
	}
	slices.SortFunc(parameters, func(a, b Parameter) int { return cmp.Compare(a.Name, b.Name) })
	return parameters
}

// Find returns the parameter with a name.
func (p Parameters) Find(name string) (parameter Parameter, found bool) {
	i := slices.IndexFunc(p, func(parameter Parameter) bool { return parameter.Name == name })
	if i < 0 {
		return Parameter{}, false
	}
	return p[i], true
}

// Names lists the names of the parameters.
func (p Parameters) Names() []string {
	names := make([]string, len(p))
	for i, parameter := range p {
		names[i] = parameter.Name
	}
	return names
}

// Values returns the value of each parameter by its name: the given one, or
// else the default.
func (p Parameters) Values(given map[string]any) map[string]any {
	values := make(map[string]any, len(p))
	for _, parameter := range p {
		values[parameter.Name] = parameter.Default
	}
	maps.Copy(values, given)
	return values
}

// MarshalJSON writes the object.
func (p Parameters) MarshalJSON() ([]byte, error) {
	byName := make(map[string]Parameter, len(p))
	for _, parameter := range p {
		byName[parameter.Name] = parameter
	}
	text, err := json.Marshal(byName)
	if err != nil {
		return nil, fmt.Errorf("parameters: %w", err)
	}
	return text, nil
}
