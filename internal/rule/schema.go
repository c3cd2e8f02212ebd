package rule

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/internal/nearest"
)

// A Schema says which values a parameter, or a part of one, can have.
type Schema struct {
	Type string `json:"type"` // one of Types
	// Enum lists the strings that are allowed, unless it is empty.
	Enum []string `json:"enum,omitempty"`
	// Minimum and Maximum bound an integer. A Maximum of 0 is none.
	Minimum int `json:"minimum,omitempty"`
	Maximum int `json:"maximum,omitempty"`
	// Items is the schema of the elements of an array.
	Items *Schema `json:"items,omitempty"`
	// Properties are the keys an object can have, and Values the schema of the
	// others, which are errors without it.
	Properties map[string]Schema `json:"properties,omitempty"`
	Required   []string          `json:"required,omitempty"`
	Values     *Schema           `json:"values,omitempty"`
}

// Types lists what the type of a schema can be. A regex is in the syntax of RE2, a
// path is one on a node, a portRange is 80, "80" or "3000-5000".
func Types() []string {
	return []string{"boolean", "integer", "string", "regex", "path", "portRange", "array", "object"}
}

// A ValueError is about a value that does not fit a schema.
type ValueError struct {
	Path   []string // keys and indexes that lead to the value
	Reason string
}

func (e *ValueError) Error() string {
	if len(e.Path) == 0 {
		return e.Reason
	}
	return strings.Join(e.Path, ".") + ": " + e.Reason
}

// below returns an error about a part of a value as one about the whole.
func below(step string, err error) error {
	if fault := (*ValueError)(nil); errors.As(err, &fault) {
		return &ValueError{Path: slices.Concat([]string{step}, fault.Path), Reason: fault.Reason}
	}
	return err
}

// Check reports, as a *ValueError, what is wrong with a value as JSON decodes it.
func (s *Schema) Check(value any) error {
	switch value := value.(type) {
	case bool:
		return s.want(value, "boolean")
	case float64:
		return s.checkNumber(value)
	case string:
		return s.checkString(value)
	case []any:
		return s.checkArray(value)
	case map[string]any:
		return s.checkObject(value)
	default:
		return s.want(value)
	}
}

// want returns an error unless the schema is of one of the types that the value
// is of.
func (s *Schema) want(value any, types ...string) error {
	if slices.Contains(types, s.Type) {
		return nil
	}
	text, err := json.Marshal(value)
	if err != nil {
		text = fmt.Append(nil, value)
	}
	return &ValueError{Reason: fmt.Sprintf("want %s, got %s", s.noun(), text)}
}

func (s *Schema) noun() string {
	switch s.Type {
	case "array":
		return "a list"
	case "object":
		return "a mapping"
	case "integer":
		return "an integer"
	case "regex":
		return "a regular expression"
	case "portRange":
		return "a port or a range of ports"
	default:
		return "a " + s.Type
	}
}

func (s *Schema) checkNumber(number float64) error {
	whole := number == float64(int64(number))
	if s.Type == "portRange" && whole {
		return s.checkString(strconv.FormatFloat(number, 'f', -1, 64))
	}
	if !whole {
		return s.want(number)
	}
	if err := s.want(number, "integer"); err != nil {
		return err
	}
	switch {
	case number < float64(s.Minimum):
		return &ValueError{Reason: fmt.Sprintf("%v is less than %d", number, s.Minimum)}
	case s.Maximum > 0 && number > float64(s.Maximum):
		return &ValueError{Reason: fmt.Sprintf("%v is more than %d", number, s.Maximum)}
	default:
		return nil
	}
}

func (s *Schema) checkString(text string) error {
	if err := s.want(text, "string", "regex", "path", "portRange"); err != nil {
		return err
	}
	var err error
	switch {
	case len(s.Enum) > 0:
		err = nearest.Check(text, s.Enum...)
	case s.Type == "regex":
		if _, fault := syntax.Parse(text, syntax.Perl); fault != nil {
			err = fmt.Errorf("%q is not a regular expression: %w", text, fault)
		}
	case s.Type == "path" && (text == "" || slices.Contains(strings.Split(text, "/"), "..")):
		err = fmt.Errorf("%q is not a path of a node", text)
	case s.Type == "portRange" && !isPortRange(text):
		err = fmt.Errorf("%q is not a port or a range of ports", text)
	}
	if err != nil {
		return &ValueError{Reason: err.Error()}
	}
	return nil
}

func isPortRange(text string) bool {
	first, last, isRange := strings.Cut(text, "-")
	if !isRange {
		last = first
	}
	from, err := strconv.ParseUint(first, 10, 16)
	if err != nil {
		return false
	}
	to, err := strconv.ParseUint(last, 10, 16)
	return err == nil && from <= to
}

func (s *Schema) checkArray(items []any) error {
	if err := s.want(items, "array"); err != nil {
		return err
	}
	for i, item := range items {
		if err := s.Items.Check(item); err != nil {
			return below(strconv.Itoa(i), err)
		}
	}
	return nil
}

func (s *Schema) checkObject(object map[string]any) error {
	if err := s.want(object, "object"); err != nil {
		return err
	}
	for _, key := range s.Required {
		if _, given := object[key]; !given {
			return &ValueError{Reason: fmt.Sprintf("%q is missing", key)}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(object)) {
		schema, known := s.Properties[key]
		switch {
		case known:
		case s.Values != nil:
			schema = *s.Values
		default:
			hint := nearest.Hint(key, slices.Sorted(maps.Keys(s.Properties)))
			return &ValueError{Path: []string{key}, Reason: "unknown key" + hint}
		}
		if err := schema.Check(object[key]); err != nil {
			return below(key, err)
		}
	}
	return nil
}

// Validate reports a schema that says nothing: one of an unknown type, or an array
// or object without what it holds.
func (s *Schema) Validate() error {
	if err := nearest.Check(s.Type, Types()...); err != nil {
		return fmt.Errorf("type: %w", err)
	}
	if s.Type == "array" && s.Items == nil {
		return errors.New("an array needs items")
	}
	if s.Type == "object" && len(s.Properties) == 0 && s.Values == nil {
		return errors.New("an object needs properties or values")
	}
	for name, property := range s.Properties {
		if err := property.Validate(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	for _, inner := range []*Schema{s.Items, s.Values} {
		if inner != nil {
			if err := inner.Validate(); err != nil {
				return err
			}
		}
	}
	return nil
}

// String says in a few words what the schema allows.
func (s *Schema) String() string {
	switch {
	case len(s.Enum) > 0:
		return strings.Join(s.Enum, ", ")
	case s.Items != nil:
		return "array of " + s.Items.String()
	case s.Maximum > 0:
		return fmt.Sprintf("%s from %d to %d", s.Type, s.Minimum, s.Maximum)
	case s.Minimum > 0:
		return fmt.Sprintf("%s from %d", s.Type, s.Minimum)
	case len(s.Properties) > 0:
		return "{" + strings.Join(slices.Sorted(maps.Keys(s.Properties)), ", ") + "}"
	default:
		return s.Type
	}
}
