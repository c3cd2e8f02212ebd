// Command akslint finds the mistakes in the files of an AKS platform that let
// attackers in.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
