// Package shipped holds the rules that ship with akslint: what is known of
// them, and their Rego as a program. `go generate ./...` writes its other files
// out of the folder rules/.
package shipped

//go:generate go run ./generate
