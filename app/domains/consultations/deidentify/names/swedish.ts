/** Common names of Sweden, and of Swedish-speaking Finland, in the nominative, masculine where a family name has both. A star: a word of a language, too. */
export const SWEDISH = {
  given: `
  Adam Agnes Agneta Aina Albin Alexander Alexandra Alf Algot Ali Alice Alva Alvar Amanda Anders Andreas Anette Anita Ann Ann-Charlotte Ann-Christin
  Ann-Marie Ann-Sofie Anna Anne Anneli Annelie Annette Annika Anselm Anton Arne Arvid Asta* Astrid August Axel Barbro Bengt Benny Berit Berndt Bernt
  Bertil Birger Birgit Birgitta Björn* Bo* Bodil Brita Britt Britt-Marie Bror* Börje Camilla Carin Carina Carl Carl-Johan Caroline Casper Cecilia
  Charlotta Charlotte Christer Christian Christina Christoffer Claes Conny Dagny Dan Daniel David Dennis Disa Doris Douglas Ebba Edit Edvin Egon
  Eilert Einar Elias Elin Elis Elisabet Elisabeth Ella Ellen Ellinor Elsa Else Elsie Emelie Emil Emilia Emma Erik Erika Eskil Ester Eva Evelina Evert
  Fanny Felicia Felix Filip Folke Frans Fredrik Freja* Frida Frideborg Fritiof Gabriel Georg Gerd Gerda Gerhard Gert Gertrud Gottfrid Greta Gudrun
  Gull-Britt Gun Gunborg Gunhild Gunilla Gunnar Gunnel Gunvor Gustav Göran Gösta Hampus Hanna Hans Harald Hedvig Helen Helena Helga Helge Henrik
  Hilding Hillevi Hjördis Holger Hugo Håkan Ida Ines Ing-Britt Ing-Marie Inga-Lill Inga* Ingegerd Ingemar Inger Ingrid Ingvar Irene Iris* Irma
  Isabella Isabelle Isak Ivan Ivar Jakob Jan Jan-Erik Jenny Jens Jerker Jesper Jessica Jimmy Joakim Joel Johan Johanna John Johnny Jonas Jonathan
  Josef Josefin Josefine Judith Julia Jörgen Kajsa Karin Karl Karolina Katarina Katrin Kenneth Kent Kerstin Kevin Kjell Kjell-Åke Klara* Klas Krister
  Kristin Kristina Kristoffer Kurt Kåre Lars Lars-Erik Lars-Göran Leif* Lena Lennart Leo Liam Lilian Lill Lilly Lina Linda Linn Linnéa Linus Lisa
  Lisbet Lisbeth Loke Lotta Louise Lova Love* Lovisa Lucas Ludvig Lykke* Madeleine Magnus Maj Maj-Britt Maja Majken Malin Malte Marcus Margareta
  Margaretha Margit Margot Maria Marianne Marie Marit Martin Mathilda Matilda Mats Mattias Max Melvin Mia Mikael Mikaela Miriam Moa Mohamed Mona
  Monica Märta Märtha Nadja Nathalie Nellie Niklas Nils Nina Noah Nova Ola Oliver Olivia Olle Olof Oskar Ove Patrik Per Pernilla Peter Petra Petter
  Pia Pontus Ragnar Ragnhild Rasmus Rebecca Rebecka Rickard Robert Robin Roger Roine Roland Rolf Ronja Rosita Roy* Rut Ruth Saga* Samuel Sandra Sanna
  Sara Sebastian Selma Sigge Signe Signhild Sigrid Sigvard Simon Siri Siv Sixten Sofia Sofie Solbritt Solveig Sonja Staffan Stefan Stella Sten* Stig*
  Stina Sture Sune Susanne Svea Sven Sylvia Tage Theodor Therese Thomas Thyra Tilda Tilde Tobias Tomas Tommy Torbjörn Torborg Tore Torsten Tove Ture
  Tuva Tyra Ulf Ulla Ulla-Britt Ulrika Uno Urban* Valborg* Valter Vanja Vendela Vera* Veronica Viktor Viktoria Vilgot Vincent Viola* Viveca Viveka
  Wilhelm William Wilma Wilmer Ylva Yngve Yvonne Åke Åsa Åse Åsgeir Öllegård Örjan Östen
`,
  family: `
  Abrahamsson Ahlberg Ahlström Ahmed Ali Alm* Almgren Almqvist Andersson Andreasson Arvidsson Asplund Axelsson Backlund Bengtsson Berg* Bergdahl
  Berggren Berglund Bergman Bergqvist Bergström Berndtsson Björk* Björklund Blom* Blomqvist Boström Brandt Broberg Brolin Brorsson Byström Carlberg
  Carlsson Cederholm Claesson Dahl* Dahlberg Dahlgren Dahlqvist Dahlström Danielsson Edlund Edström Edvardsson Ek* Ekberg Ekdahl Ekholm Eklund Eklöf
  Ekman Ekström Eliasson Elmqvist Engberg Englund Engström Enström Eriksson Erlandsson Falk* Fors* Forsberg Forslund Forsman Forssell Fransson Franzén
  Fredriksson Friberg Grahn Granberg Granlund Granström Grönlund Gunnarsson Gustafsson Göransson Hagberg Haglund Hallberg Hallgren Hammar Hammarström
  Hansen* Hansson Hassan Hedberg Hedin Hedlund Hedman Hedström Helgesson Hellberg Hellgren Hellström Henriksson Hermansson Hjalmarsson Hjelm Holm*
  Holmberg Holmgren Holmqvist Holmström Hult Hultgren Håkansson Höglund Hörnqvist Ingvarsson Isaksson Israelsson Ivarsson Jakobsson Jansson Johansson
  Johnsson Jonasson Jonsson Josefsson Jörgensen Karlsson Karlström Kjellberg Kjellgren Kjellström Knutsson Kristoffersson Kvist Källström Lagerqvist
  Larsen Larsson Lilja* Liljegren Lind* Lindahl Lindberg Lindblad Lindblom Lindén Linder Lindfors Lindgren Lindh Lindholm Lindmark Lindqvist Lindroth
  Lindskog Lindström Ljung* Ljungberg Ljunggren Ljungqvist Lund* Lundberg Lundgren Lundholm Lundin Lundmark Lundqvist Lundström Löf Löfgren Löfqvist
  Löfström Lönn* Magnusson Malm* Malmberg Malmqvist Malmström Martinsson Mattsson Melin Moberg Modig Mohamed Mohlin Molin Månsdotter Månsson
  Mårtensson Möller Nilsson Norberg Nordgren Nordin Nordlund Nordqvist Nordström Norén Norlin Norling Norman Norrman Nyberg Nygren Nylander Nyman
  Nyström Olausson Olofsson Olsson Oscarsson Ottosson Palm* Palmqvist Paulsson Persson Petersson Pettersson Pihl Pålsson Rask* Roos Rosén* Rosenberg
  Rosengren Rundqvist Rydberg Rönnberg Sahlin Samuelsson Sandberg Sandgren Sandström Sellin Sigfridsson Simonsson Sjöberg Sjödin Sjögren* Sjölund
  Sjöstedt Sjöström Skog* Skoglund Sköld Stenberg Stenmark Stenström Strand* Strandberg Ström* Strömberg Stål* Sundberg Sundgren Sundin Sundqvist
  Sundström Svanberg Svedberg Svensson Sylvén Söderberg Söderlund Söderqvist Söderström Thelander Thelin Thorén Thunberg Tornberg Torstensson Uddén
  Ullberg Vestergren Vesterlund Viklund Wahlberg Wahlström Wall Wallgren Wallin Wallström Wennberg Werner Westberg Westerberg Westerlund Westin
  Westman Wiberg Wiklander Wiklund Wikström Winberg Zetterberg Zetterlund Zetterström Åberg Ågren Åkerlund Åkerström Åkesson Åström Öberg Ödman Öhman
  Öhrn Öman Österberg Östlund Östman
`,
};
